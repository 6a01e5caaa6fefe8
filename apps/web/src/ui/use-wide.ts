import { Grid } from 'antd';

/** Whether there is room for things side by side; false on a phone. */
export function useWide(): boolean {
  return Grid.useBreakpoint().md ?? true;
}
