// <button hidden data-copy="#address" data-copied="Kopieret">Kopiér</button>: shown only where copying works.
async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
  const words = button.querySelector('span') ?? button;
  words.setAttribute('role', 'status');
  words.textContent = button.dataset.copied ?? words.textContent;
}

export function copyButtons() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  }
}
