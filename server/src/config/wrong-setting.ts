import { say } from '@congtam/engine';
import { StartRefusal } from '../start-refusal.ts';

/** A setting that is not as it has to be. */
export const wrongSetting = (name: string, vi: string, en: string): StartRefusal =>
  new StartRefusal(
    'config.wrong-setting',
    say(`thiết lập ${name} chưa đúng`, `the setting ${name} is not right`),
    say(`cần ${vi}`, `it takes ${en}`),
  );
