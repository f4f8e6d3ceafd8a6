// Attendance: one of three marks for each person; the same again takes it back.
export function tapMarks(list, queue, send, newId, tell) {
  const rows = [...list.querySelectorAll('[data-who]')];

  function show(row, mark) {
    const shown = mark || row.dataset.told;
    for (const button of row.querySelectorAll('[data-mark]')) {
      button.setAttribute('aria-pressed', String(button.dataset.mark === shown));
    }
  }

  // What waits here is newer than what the school has.
  function showAll(marks) {
    const waiting = new Map(queue.all().map((tap) => [String(tap.who), tap.mark]));
    for (const row of rows) {
      const who = row.dataset.who;
      if (waiting.has(who)) show(row, waiting.get(who));
      else if (marks) show(row, marks[who] ?? '');
    }
  }

  list.addEventListener('submit', (event) => {
    const row = event.target.closest('[data-who]');
    const button = event.submitter;
    if (!row || !button?.dataset.mark) return;
    event.preventDefault();
    const mark = button.getAttribute('aria-pressed') === 'true' ? '' : button.dataset.mark;
    show(row, mark);
    const at = new Date().toISOString();
    if (!queue.add({ id: newId(), who: Number(row.dataset.who), mark, at })) tell('full');
    send();
  });
  showAll(null);
  return (said) => showAll(said.marks);
}
