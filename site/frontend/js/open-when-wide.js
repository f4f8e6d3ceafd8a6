// Folds that stand open where there is room. Newer browsers do it in CSS; the rest get it here.
const WIDE = '(min-width: 56.25em)';

function open(details) {
  if (!details.dataset.opened && window.matchMedia(WIDE).matches) {
    details.dataset.opened = 'yes';
    details.open = true;
  }
}

export function openWhenWide() {
  if (CSS.supports('selector(details::details-content)')) return;
  const folds = () => document.querySelectorAll('details[data-open-when-wide]').forEach(open);
  folds();
  window.matchMedia(WIDE).addEventListener('change', folds);
  for (const name of ['htmx:afterSwap', 'htmx:after:swap']) document.addEventListener(name, folds);
}
