import type { LocalHandler } from '#platform/jobs';
import { CLOSE_WINDOW, closeWindowWhenDue } from '../actions/close-window.js';

/** Closes a challenge at its hour, without any request. */
export const closeDueWindows: LocalHandler = {
  name: 'bulletin.close-due-windows',
  on: `${CLOSE_WINDOW}.due`,
  permissions: ['challenge.close_window'],
  run: (tx, event) => closeWindowWhenDue(tx, event.subjectId),
};
