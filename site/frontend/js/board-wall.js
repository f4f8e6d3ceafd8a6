// Turns the pages of a wall by itself, until somebody says stop. Begins still where less motion is wanted.
export function turnPages(wall, put) {
  const part = wall.querySelector('[data-wall-part]');
  const pause = wall.querySelector('[data-wall-pause]');
  const full = wall.querySelector('[data-wall-full]');
  let still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let timer;

  const page = () => part.querySelector('[data-wall-page]').dataset;

  async function show(steps, version = wall.dataset.version) {
    const { wallPage, wallPages } = page();
    const number = ((Number(wallPage) - 1 + steps + Number(wallPages)) % Number(wallPages)) + 1;
    const answer = await fetch(`${wall.dataset.part}&side=${number}&v=${version}`);
    if (!answer.ok || answer.redirected) {
      throw new Error(answer.status);
    }
    put(part, await answer.text());
    wall.classList.toggle('wall-one', page().wallPages === '1');
  }

  function turn() {
    clearTimeout(timer);
    pause.textContent = still ? pause.dataset.paused : pause.dataset.running;
    timer = still ? undefined : setTimeout(() => show(1).catch(() => {}).finally(turn), Number(wall.dataset.turn));
  }

  pause.hidden = false;
  pause.addEventListener('click', () => {
    still = !still;
    turn();
  });
  for (const link of wall.querySelectorAll('[data-wall-step]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      show(Number(link.dataset.wallStep)).catch(() => {}).finally(turn);
    });
  }
  full.hidden = !document.fullscreenEnabled;
  full.addEventListener('click', () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  );
  turn();
  return show;
}
