// A second press of a form's button does nothing while the first is on its way. The button keeps its
// focus and its value, so nothing is lost if the page comes back.
const SENDING = 'data-sending';

export function submitOnce() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-submit-once]')) return;
    if (form.hasAttribute(SENDING)) {
      event.preventDefault();
      return;
    }
    form.setAttribute(SENDING, '');
    event.submitter?.setAttribute('aria-disabled', 'true');
  });
  // Back from the next page: the form may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll(`[${SENDING}]`)) {
      form.removeAttribute(SENDING);
      for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled');
    }
  });
}
