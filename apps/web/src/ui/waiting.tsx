import { Skeleton } from 'antd';

/** In the place of what is still being loaded. */
export const Waiting = () => <Skeleton active style={{ padding: 24 }} />;
