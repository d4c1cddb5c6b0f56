import { lazy, Suspense, useState } from 'react';
import { NameButton } from './name-button.tsx';
import { useSession } from './session.ts';

/** Loaded when somebody wants to see it: most pages are opened without. */
const RolesPopover = lazy(async () => ({ default: (await import('./roles-popover.tsx')).RolesPopover }));

/** The name of who is signed in; pressed, it says which roles are theirs. */
export function MyRoles() {
  const { name } = useSession();
  const [isWanted, setIsWanted] = useState(false);
  const button = <NameButton name={name} onClick={() => setIsWanted(true)} />;
  return isWanted ? (
    <Suspense fallback={button}>
      <RolesPopover />
    </Suspense>
  ) : (
    button
  );
}
