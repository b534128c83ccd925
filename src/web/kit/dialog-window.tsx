import { Drawer, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';
import type { DialogProps } from './dialog.tsx';
import { usePhone } from './use-phone.ts';

export default function DialogWindow({ size = 480, children, ...props }: DialogProps) {
  const { t } = useTranslation();
  const isPhone = usePhone();
  // A phone that is turned would otherwise change sheet for window, and with it lose what was typed.
  const [isSheet, setIsSheet] = useState(isPhone);
  if (!props.opened && isSheet !== isPhone) setIsSheet(isPhone);
  const closeButtonProps = { 'aria-label': t('kit.close') };
  if (isSheet) {
    return (
      <Drawer
        {...props}
        position="bottom"
        size="auto"
        closeButtonProps={closeButtonProps}
        classNames={{ content: classes.sheet, title: classes.title }}
      >
        {children}
      </Drawer>
    );
  }
  return (
    <Modal {...props} size={size} closeButtonProps={closeButtonProps} classNames={{ title: classes.title }}>
      {children}
    </Modal>
  );
}
