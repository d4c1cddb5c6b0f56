import { say } from '@congtam/engine';
import { Page } from '../../components/page.tsx';

const title = say('Việc cần làm', 'Next to do');

export function HomePage() {
  return <Page title={title}>{null}</Page>;
}
