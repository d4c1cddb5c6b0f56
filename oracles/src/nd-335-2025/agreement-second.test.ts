import { itAgrees } from './agree.ts';

itAgrees(20260102);
