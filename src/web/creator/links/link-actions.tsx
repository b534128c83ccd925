import { ActionIcon, CopyButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconCopy, IconQrcode, IconShare2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Link } from '../../api/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Hint } from '../../kit/hint.tsx';
import { LinkSettings } from './link-settings.tsx';
import classes from './links.module.css';
import { QrCode } from './qr-code.tsx';
import { bareAddress, canShare, shareLink } from './share-link.ts';

const glyph = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;
const button = { variant: 'subtle', color: 'gray', size: 36 } as const;

/** Copy, share, QR code: what a creator does with a link. */
export function LinkActions({ link }: { link: Link }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const name = bareAddress(link.url);
  return (
    <div className={classes.actions}>
      <CopyButton value={link.url} timeout={1800}>
        {({ copied, copy }) => (
          <Hint label={copied ? t('kit.copied') : t('kit.copy')}>
            <ActionIcon {...button} onClick={copy} aria-label={`${copied ? t('kit.copied') : t('kit.copy')}: ${name}`}>
              {copied ? <IconCheck {...glyph} color="var(--k-gain)" /> : <IconCopy {...glyph} />}
            </ActionIcon>
          </Hint>
        )}
      </CopyButton>
      {canShare() ? (
        <ActionIcon
          {...button}
          onClick={() => void shareLink(link)}
          aria-label={`${t('creator.links.share')}: ${name}`}
        >
          <IconShare2 {...glyph} />
        </ActionIcon>
      ) : null}
      <Hint label={t('creator.links.qr')}>
        <ActionIcon {...button} onClick={open} aria-label={`${t('creator.links.qr')}: ${name}`}>
          <IconQrcode {...glyph} />
        </ActionIcon>
      </Hint>
      <LinkSettings link={link} />
      <Dialog opened={opened} onClose={close} title={t('creator.links.qr')} size={360}>
        <QrCode link={link} />
      </Dialog>
    </div>
  );
}
