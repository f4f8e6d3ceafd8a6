// The board and its wall: ask for the version, and fetch what changes when it has changed.
import { askForVersions } from './board-versions.js';
import { putInPlace } from './board-swap.js';
import { turnPages } from './board-wall.js';

const board = document.querySelector('[data-board]');
if (board) {
  askForVersions(board, async (version) => {
    const answer = await fetch(`${board.dataset.part}&v=${version}`);
    if (!answer.ok || answer.redirected) {
      throw new Error(answer.status);
    }
    putInPlace(board, await answer.text());
  });
}

const wall = document.querySelector('[data-wall]');
if (wall) {
  const show = turnPages(wall, putInPlace);
  askForVersions(wall, (version) => show(0, version));
}
