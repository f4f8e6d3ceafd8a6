// Leaving a page whose form holds words that are not saved: the browser asks first.
const FORMS = 'form[data-unsaved]';

export function warnOfUnsaved() {
  const changed = new Set();
  document.addEventListener('input', (event) => {
    const form = event.target.closest(FORMS);
    if (form) changed.add(form);
  });
  document.addEventListener('submit', () => changed.clear());
  window.addEventListener('beforeunload', (event) => {
    if (changed.size) event.preventDefault();
  });
}
