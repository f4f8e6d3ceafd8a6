// A form that is saved while it is filled in: a moment after a letter, at once after a choice.
// Without this, its button does the same. What cannot be saved yet (a choice is lacking) waits for the button.
const SOON = 900;

export function keepWhileTyping() {
  document.querySelectorAll('form[data-keep]').forEach(keep);
}

function keep(form) {
  const status = form.querySelector('[data-keep-status]');
  let timer;
  let isUnsaved = false;

  async function send() {
    clearTimeout(timer);
    if (!form.querySelector('[type="radio"]:checked')) return;
    status.textContent = status.dataset.keeping;
    const typed = new FormData(form);
    isUnsaved = false;
    const answer = await fetch(form.action, {
      method: 'POST',
      body: typed,
      headers: { 'X-Keeping': 'yes' },
      keepalive: true,
    }).catch(() => null);
    if (!answer || answer.status !== 204) isUnsaved = true;
    status.textContent = isUnsaved ? status.dataset.lost : status.dataset.kept;
  }

  form.addEventListener('input', (event) => {
    isUnsaved = true;
    clearTimeout(timer);
    timer = setTimeout(send, event.target.matches('textarea') ? SOON : 0);
  });
  form.addEventListener('submit', () => {
    isUnsaved = false;
    clearTimeout(timer);
  });
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
}
