// Says how it stands with the taps, in the words that the page brings.
export function tapWords() {
  const line = document.querySelector('[data-taps-status]');
  const door = document.querySelector('[data-taps-sign-in]');
  return (state) => {
    if (door) door.hidden = state !== 'out';
    const said = line?.dataset[state] ?? '';
    if (!line || line.textContent === said) return;
    line.textContent = said;
    line.dataset.state = state;
  };
}
