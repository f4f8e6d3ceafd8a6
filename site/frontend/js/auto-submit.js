// A form of ticks that is sent as soon as one changes. Not for text: nobody should be hurried while typing.
export function autoSubmit() {
  document.addEventListener('change', (event) => {
    const form = event.target.form;
    if (form?.matches('[data-auto-submit]') && event.target.matches('[type="checkbox"], [type="radio"], select')) {
      form.requestSubmit();
    }
  });
}
