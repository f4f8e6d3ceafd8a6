// An offer of several pieces: what the choices come to, and what they do to each year, as they are made.
const money = (cents) => {
  const language = document.documentElement.lang || 'da';
  const text = (cents / 100).toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return language === 'en' ? `DKK\u00a0${text}` : `${text}\u00a0kr.`;
};

function chosenMonth(form, piece) {
  const own = form.elements[piece.dataset.month];
  const all = form.elements.maaned_alle?.value;
  const possible = own && [...own.options].some((option) => option.value === all);
  return all && possible ? all : own?.value || '';
}

function recount(form) {
  const pieces = [...form.querySelectorAll('[data-cents]')];
  const paid = pieces.filter((piece) => piece.querySelector('[value="paid"]:checked'));
  const sum = (those) => those.reduce((total, piece) => total + Number(piece.dataset.cents), 0);
  const box = form.querySelector('[data-sum]');
  box.hidden = false;
  box.querySelector('output').textContent = money(sum(paid));
  for (const row of box.querySelectorAll('[data-year]')) {
    const there = paid.filter((piece) => chosenMonth(form, piece).startsWith(row.dataset.year));
    const total = Number(row.dataset.before) + sum(there);
    row.querySelector('output').textContent = money(total);
    const above = row.querySelector('[data-above]');
    if (above) above.hidden = total <= Number(row.dataset.allowed);
  }
}

export function offerSums() {
  for (const form of document.querySelectorAll('form[data-offer]')) {
    form.addEventListener('change', () => recount(form));
    recount(form);
  }
}
