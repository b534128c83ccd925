import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { useShops } from '../../api/shops.ts';
import { brandTeamPath, useTeam } from '../../api/team.ts';
import { ButtonLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import classes from './brand-home.module.css';

interface Step {
  title: string;
  hint?: string;
  done: boolean;
  action?: { label: string; to: BrandPage; hash?: string };
}

type BrandPage = '/brand/$brandId/papers' | '/brand/$brandId/shops' | '/brand/$brandId/team';

type Translate = ReturnType<typeof useTranslation>['t'];

function papersOf(brand: BrandProfile, t: Translate): Step[] {
  const papers = '/brand/$brandId/papers' as const;
  const hasDocuments = brand.documents.length > 0;
  const mend: Step = {
    title: t('brand.home.step.mend'),
    hint: t('brand.home.step.mendHint'),
    done: false,
    action: { label: t('brand.home.step.mendAction'), to: papers },
  };
  return [
    brand.state === 'rejected' ? mend : { title: t('brand.home.step.apply'), done: true },
    {
      title: t('brand.home.step.documents'),
      hint: t('brand.home.step.documentsHint'),
      done: hasDocuments,
      action: { label: t('brand.home.step.documentsAction'), to: papers },
    },
    {
      title: t('brand.home.step.proof'),
      hint: t('brand.home.step.proofHint'),
      done: false,
      action: { label: t('brand.home.step.proofAction'), to: papers, hash: 'proof' },
    },
    { title: t('brand.home.step.wait'), hint: t('brand.home.step.waitHint'), done: false },
  ];
}

/** What comes after verification; it goes away when all of it is done. */
function useSetUp(brand: BrandProfile, isVerified: boolean): Step[] {
  const { t } = useTranslation();
  const shops = useShops(brand.id, isVerified);
  const team = useTeam(brandTeamPath(brand.id), isVerified);
  if (!isVerified || !shops.data || !team.data) return [];
  const steps: Step[] = [
    {
      title: t('brand.home.step.shop'),
      hint: t('brand.home.step.shopHint'),
      done: shops.data.data.length > 0,
      action: { label: t('brand.home.step.shopAction'), to: '/brand/$brandId/shops' },
    },
    {
      title: t('brand.home.step.team'),
      hint: t('brand.home.step.teamHint'),
      done: team.data.members.length > 1 || team.data.invitations.length > 0,
      action: { label: t('brand.home.step.teamAction'), to: '/brand/$brandId/team' },
    },
  ];
  return steps.every(({ done }) => done) ? [] : steps;
}

/** What a brand has to do, in order; nothing once it is all done. */
export function NextSteps({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const isApplying = brand.state === 'pending' || brand.state === 'rejected';
  const setUp = useSetUp(brand, !isApplying);
  const steps = isApplying ? papersOf(brand, t) : setUp;
  if (steps.length === 0) return null;
  return (
    <Section title={t('brand.home.steps')} flush>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <StepRow key={step.title} step={step} brandId={brand.id} />
        ))}
      </ol>
    </Section>
  );
}

function StepRow({ step, brandId }: { step: Step; brandId: string }) {
  const { t } = useTranslation();
  const { title, hint, done, action } = step;
  return (
    <li className={classes.step} data-done={done || undefined}>
      {done ? (
        <IconCircleCheckFilled size={22} role="img" aria-label={t('brand.home.done')} />
      ) : (
        <IconCircle size={22} stroke={1.6} role="img" aria-label={t('brand.home.toDo')} />
      )}
      <div className={classes.stepWords}>
        <p className={classes.stepTitle}>{title}</p>
        {hint && !done ? <p className={classes.stepHint}>{hint}</p> : null}
      </div>
      {action && !done ? (
        <ButtonLink
          to={action.to}
          params={{ brandId }}
          {...(action.hash ? { hash: action.hash } : {})}
          size="xs"
          variant="default"
        >
          {action.label}
        </ButtonLink>
      ) : null}
    </li>
  );
}
