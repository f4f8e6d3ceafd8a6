// The list of mistakes takes focus, so that it is read out and the keyboard starts there.
export function focusErrors() {
  document.querySelector('[data-error-summary]')?.focus();
}
