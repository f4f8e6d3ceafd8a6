// <iframe data-whole-frame>: as tall as the page in it, so that nobody answers before the end was in sight.
function fit(frame) {
  const inside = frame.contentDocument?.documentElement;
  if (!inside) return;
  frame.style.height = 'auto';
  frame.style.height = `${inside.scrollHeight + 2}px`;
}

export function wholeFrames() {
  for (const frame of document.querySelectorAll('iframe[data-whole-frame]')) {
    frame.addEventListener('load', () => fit(frame));
    window.addEventListener('resize', () => fit(frame));
    fit(frame);
  }
}
