// Everything here is an enhancement: each page does its work without it.
import { focusErrors } from './error-focus.js';
import { submitOnce } from './submit-once.js';
import { openWhenWide } from './open-when-wide.js';
import { autoSubmit } from './auto-submit.js';
import { copyButtons } from './copy.js';
import { printButtons } from './print.js';
import { warnOfUnsaved } from './unsaved.js';
import { wholeFrames } from './whole-frames.js';
import { offerSums } from './offer-sums.js';
import { keepWhileTyping } from './keep.js';

focusErrors();
submitOnce();
openWhenWide();
autoSubmit();
copyButtons();
printButtons();
warnOfUnsaved();
wholeFrames();
offerSums();
keepWhileTyping();
