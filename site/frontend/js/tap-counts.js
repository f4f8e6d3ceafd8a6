// Drop-in: each tap counts one; the last one can be taken back. Nothing says what anybody tapped.
export function tapCounts(form, queue, send, newId) {
  const thanks = document.querySelector('[data-taps-thanks]');
  const said = document.querySelector('[data-taps-said]');
  const numbers = [...form.querySelectorAll('[data-number]')];
  let last = null;

  function add(group, change) {
    const place = numbers.find((one) => one.dataset.number === group);
    if (place) place.textContent = String(Math.max(0, Number(place.textContent) + change));
  }

  function press(tap, change, word) {
    queue.add(tap);
    add(tap.group, change);
    thanks.hidden = change < 0;
    // Emptied first, so that the same word is read out again.
    said.textContent = '';
    setTimeout(() => { said.textContent = word; }, 50);
    send();
  }

  form.addEventListener('submit', (event) => {
    const group = event.submitter?.value;
    if (!group) return;
    event.preventDefault();
    last = { id: newId(), group, at: new Date().toISOString(), undo: false };
    press(last, 1, said.dataset.counted);
  });
  document.querySelector('[data-taps-undo]').addEventListener('submit', (event) => {
    if (!last) return;
    event.preventDefault();
    press({ ...last, undo: true }, -1, said.dataset.undone);
    last = null;
    form.querySelector('button').focus();
  });
  return (answer) => {
    if (!answer.numbers || queue.all().length) return;
    for (const place of numbers) place.textContent = String(answer.numbers[place.dataset.number] ?? 0);
  };
}
