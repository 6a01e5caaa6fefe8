/* Everything here is sent to the page as source: each function stands alone. */

/** How a focused element is to be reached from what has the focus now. */
export interface Way {
  /** How many Tabs from the focus; negative is Shift+Tab. */
  readonly tabs: number;
  /** It is reached by arrows within a group (tabs, a menu, radio buttons) of which one element is a stop. */
  readonly arrows: boolean;
  readonly arrived: boolean;
}

/**
 * The way from what has the focus to an element by the browser's own tab order; null when Tab never comes there. Only a
 * proposal: the keys are really pressed, and where the focus comes to is looked at.
 */
export function wayTo(target: Element): Way | null {
  const FOCUSABLE = 'a[href],button,input,select,textarea,summary,iframe,[tabindex],[contenteditable="true"]';
  const GROUPS = '[role=tablist],[role=menu],[role=menubar],[role=radiogroup],[role=listbox],[role=tree]';
  const focused = document.activeElement;
  if (focused && (focused === target || target.contains(focused))) return { tabs: 0, arrows: false, arrived: true };

  const isStop = (element: HTMLElement) =>
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.checkVisibility({ visibilityProperty: true });
  const isSilentRadio = (element: Element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked || !element.name)
      return false;
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      ({ name, form }) => name === element.name && form === element.form,
    );
    return group.some(({ checked }) => checked) || group[0] !== element;
  };
  const stops = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => isStop(element) && !isSilentRadio(element),
  );
  const isRadio = target instanceof HTMLInputElement && target.type === 'radio';
  const within = (stop: HTMLElement, group: Element | null | undefined) => group?.contains(stop) ?? false;
  const direct = stops.findIndex((stop) => stop === target || target.contains(stop));
  const group = isRadio ? target.closest('[role=radiogroup], form, fieldset') : target.closest(GROUPS);
  const shared = (stop: HTMLElement) =>
    isRadio ? stop instanceof HTMLInputElement && stop.name === target.name : within(stop, group);
  const found = direct >= 0 ? direct : stops.findIndex(shared);
  if (found < 0) return null;
  const stop = stops[found]!;
  const arrows = direct < 0;
  if (arrows && focused && shared(focused as HTMLElement)) return { tabs: 0, arrows, arrived: false };
  if (!focused || focused === document.body) return { tabs: found + 1, arrows, arrived: false };
  const here = stops.indexOf(focused as HTMLElement);
  if (here >= 0) return { tabs: found - here, arrows, arrived: false };
  // The focus is on something that is no stop itself, such as a heading: counted from there.
  const before = stops.filter(
    (each) => focused.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING,
  ).length;
  const isBefore = (focused.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return { tabs: isBefore ? found - before : found - before + 1, arrows, arrived: false };
}

/** How an element and what stands around it is painted: with the focus it has to be another than without. */
export function paintOf(target: Element): string {
  const around = [target, ...target.querySelectorAll('*')].slice(0, 12);
  const label = target.closest(
    'label, .ant-input-affix-wrapper, .ant-select, .ant-picker, .ant-input-number, .ant-radio-group',
  );
  for (let parent = target.parentElement, steps = 0; parent && steps < 3; parent = parent.parentElement, steps += 1) {
    around.push(parent);
  }
  if (label) around.push(label, ...[...label.querySelectorAll('*')].slice(0, 12));
  if (target.parentElement) around.push(...[...target.parentElement.children].slice(0, 6));
  const paint = (element: Element, pseudo?: string) => {
    const style = getComputedStyle(element, pseudo);
    const outline =
      style.outlineStyle === 'none' ? '' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    return [outline, style.boxShadow, style.borderTopColor, style.backgroundColor, style.color, style.left].join('|');
  };
  return around.map((element) => `${paint(element)}/${paint(element, '::after')}`).join('\n');
}
