import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** After a link the keyboard and the screen reader go on from the new page's beginning, not from the old link. */
export function useFocusAfterRouteChange() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // Not within the effect: what loses the focus may have to draw itself at once, which React refuses meanwhile.
    queueMicrotask(() => main.current?.focus({ preventScroll: true }));
  }, [pathname]);
  return main;
}
