import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import classes from './toasts.module.css';

/** Where toasts appear: above the tab bar on a phone. */
export default function Toasts() {
  return (
    <Notifications
      position="bottom-center"
      containerWidth={400}
      limit={3}
      aria-live="polite"
      className={classes.toasts}
    />
  );
}
