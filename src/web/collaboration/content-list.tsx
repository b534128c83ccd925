import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Collaboration, SubmittedContent } from '../../campaigns/collaborations/schemas.ts';
import { imageUrl } from '../api/campaigns.ts';
import { StateBadge } from '../kit/state-badge.tsx';
import { useFormat } from '../kit/use-format.ts';
import { When } from '../kit/when.tsx';
import { ReportButton } from '../reporting/report-button.tsx';
import { Checks } from './checks.tsx';
import classes from './collaboration.module.css';
import { ReviewContent } from './review-content.tsx';

const badges = {
  submitted: 'content_submitted',
  changes_requested: 'changes_requested',
  approved: 'approved',
} as const;

/** What was submitted, the newest first, with what the checks and the brand said. */
export function ContentList({ collaboration }: { collaboration: Collaboration }) {
  return (
    <div>
      {collaboration.contents.toReversed().map((content) => (
        <Piece key={content.id} content={content} collaboration={collaboration} />
      ))}
    </div>
  );
}

function Piece({ content, collaboration }: { content: SubmittedContent; collaboration: Collaboration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { piece, attempt, state, url, text, imageId, check, reasons, paid, feeState, submittedAt } = content;
  const title = t('campaigns.content.piece', { piece, attempt });
  const fee = paid ? { fee: format.money(paid) } : undefined;
  const meaning = fee ? t(`campaigns.content.fee.${feeState ?? 'approved'}`, fee) : '';
  return (
    <article className={classes.piece}>
      <div className={classes.pieceHead}>
        <h3>{title}</h3>
        <StateBadge kind="collaboration" state={badges[state]} sentence={meaning} />
        {paid ? <span className={classes.when}>{meaning}</span> : null}
        <span className={classes.when}>
          <When at={submittedAt} />
        </span>
      </div>
      {imageId ? <img className={classes.picture} src={imageUrl(collaboration.id, imageId)} alt={title} /> : null}
      {text ? <p className={classes.caption}>{text}</p> : null}
      {url ? (
        <p>
          <a href={url} target="_blank" rel="noreferrer">
            {t('campaigns.content.openPost')} <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
          </a>
        </p>
      ) : null}
      <Checks check={check} />
      {reasons ? <p className={classes.note}>{reasons}</p> : null}
      {state === 'submitted' && collaboration.actions.includes('approve_content') ? (
        <ReviewContent collaboration={collaboration} contentId={content.id} />
      ) : null}
      {collaboration.party === 'brand' ? (
        <ReportButton brandId={collaboration.brand.id} creatorId={collaboration.creator.id} name={title} url={url} />
      ) : null}
    </article>
  );
}
