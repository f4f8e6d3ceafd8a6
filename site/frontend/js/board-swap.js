// Puts new HTML in the place of old: focus stays where it was, and rows that say something else are marked.
const MARKED = 6_000;

export function putInPlace(element, html) {
  const said = words(element);
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const again = focused?.id ? `#${focused.id}` : focused?.getAttribute('href') && `a[href="${CSS.escape(focused.getAttribute('href'))}"]`;
  element.innerHTML = html;
  if (again) {
    element.querySelector(again)?.focus({ preventScroll: true });
  }
  for (const row of element.querySelectorAll('[data-row]')) {
    const before = said.get(row.dataset.row);
    if (before !== undefined && before !== row.dataset.says) {
      row.classList.add('board-changed');
      setTimeout(() => row.classList.remove('board-changed'), MARKED);
    }
  }
}

function words(element) {
  return new Map([...element.querySelectorAll('[data-row]')].map((row) => [row.dataset.row, row.dataset.says]));
}
