// Pages that are tapped where there may be no net. Without scripts each tap is a form that is sent at once.
import { tapQueue, tapAddresses, forgetOldTaps, newTapId } from './tap-queue.js';
import { tapSender } from './tap-sender.js';
import { tapWords } from './tap-words.js';
import { tapMarks } from './tap-marks.js';
import { tapCounts } from './tap-counts.js';

forgetOldTaps();
const tell = tapWords();
const board = document.querySelector('[data-taps]');
const owner = board?.dataset.owner ?? document.querySelector('[data-taps-owner]')?.dataset.tapsOwner;
const here = board?.dataset.address;

if (board) {
  const queue = tapQueue(owner, here);
  let show = () => {};
  const send = tapSender(here, queue, tell, (said) => show(said));
  const begin = board.dataset.taps === 'marks' ? tapMarks : tapCounts;
  show = begin(board, queue, send, newTapId, tell);
  send();
}
// What was tapped on another page and has not been sent goes from here too.
for (const address of owner ? tapAddresses(owner) : []) {
  if (address !== here) tapSender(address, tapQueue(owner, address), board ? () => {} : tell, () => {})();
}
