import { Button, Checkbox, Group, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitedState } from '../../../campaigns/collaborations/schemas.ts';
import type { Campaign } from '../../../campaigns/schemas.ts';
import { useInvite, useInvitedStates } from '../../api/campaigns.ts';
import { type CreatorCard, useCreatorLists, useCreators } from '../../api/discovery.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './campaigns.module.css';
import { useInvitationTerms } from './invitation-terms.tsx';

const mostAtOnce = 50;

/** Creators by name or from a saved list, several at once; who is in the campaign already shows how far. Loaded with its dialog. */
export default function PickCreators({ campaign, close }: { campaign: Campaign; close: () => void }) {
  const { t } = useTranslation();
  const brandId = campaign.brand.id;
  const invite = useInvite(brandId, campaign.id);
  const { terms, fields } = useInvitationTerms(campaign);
  const [picked, setPicked] = useState<string[]>([]);
  const toggle = (id: string) =>
    setPicked((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  const add = (ids: string[]) => setPicked((before) => [...new Set([...before, ...ids])].slice(0, mostAtOnce));
  const send = (event: FormEvent) => {
    event.preventDefault();
    invite.mutateAsync({ creatorIds: picked, ...terms }).then(
      ({ data }) => {
        const refused = data.filter((each) => each.refused !== null).length;
        void toast(t('campaigns.invite.sent', { count: data.length - refused }));
        if (refused > 0) void toast(t('campaigns.invite.refused', { count: refused }), 'problem');
        close();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={send} className={classes.dialog}>
      <Found campaign={campaign} picked={picked} toggle={toggle} add={add} />
      {fields}
      {invite.error ? <ProblemAlert error={invite.error} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={invite.isPending} disabled={picked.length === 0 || picked.length > mostAtOnce}>
          {picked.length > 0 ? t('campaigns.invite.send', { count: picked.length }) : t('campaigns.one.invite')}
        </Button>
      </Group>
    </form>
  );
}

interface FoundProps {
  campaign: Campaign;
  picked: string[];
  toggle: (creatorId: string) => void;
  add: (creatorIds: string[]) => void;
}

function Found({ campaign, picked, toggle, add }: FoundProps) {
  const { t } = useTranslation();
  const brandId = campaign.brand.id;
  const [words, setWords] = useState('');
  const [list, setList] = useState('');
  const [q] = useDebouncedValue(words.trim(), 250);
  const found = useCreators(brandId, { sort: 'gmv', ...(q ? { q } : {}), ...(list ? { list } : {}) });
  const states = useInvitedStates(
    brandId,
    campaign.id,
    (found.rows ?? []).slice(0, 100).map(({ id }) => id),
  ).data;
  return (
    <>
      <SearchFields brandId={brandId} words={words} setWords={setWords} list={list} setList={setList} />
      {list && found.rows && found.rows.length > 0 ? (
        <Button
          variant="default"
          size="xs"
          className={classes.start}
          onClick={() =>
            add((found.rows ?? []).filter(({ id }) => states?.get(id)?.mayInvite !== false).map(({ id }) => id))
          }
        >
          {t('campaigns.invite.pickShown')}
        </Button>
      ) : null}
      {found.error && !found.rows ? <ProblemAlert error={found.error} retry={found.retry} /> : null}
      {found.rows ? null : found.error ? null : <Skeleton height={220} />}
      {found.rows?.length === 0 ? <p className={classes.hint}>{t('campaigns.invite.nobody')}</p> : null}
      {found.rows && found.rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <ul className={classes.people} aria-label={t('campaigns.one.creators')} tabIndex={0}>
          {found.rows.map((card) => (
            <li key={card.id}>
              <Person card={card} standing={states?.get(card.id)} isPicked={picked.includes(card.id)} toggle={toggle} />
            </li>
          ))}
          {found.hasMore ? (
            <li>
              <Button variant="subtle" size="xs" loading={found.isLoadingMore} onClick={found.loadMore}>
                {t('kit.loadMore')}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </>
  );
}

interface SearchProps {
  brandId: string;
  words: string;
  setWords: (words: string) => void;
  list: string;
  setList: (list: string) => void;
}

function SearchFields({ brandId, words, setWords, list, setList }: SearchProps) {
  const { t } = useTranslation();
  const lists = useCreatorLists(brandId).data?.data ?? [];
  return (
    <div className={classes.pair}>
      <TextInput
        type="search"
        aria-label={t('campaigns.one.search')}
        placeholder={t('campaigns.invite.search')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {lists.length > 0 ? (
        <NativeSelect
          aria-label={t('campaigns.invite.list')}
          data={[
            { value: '', label: t('campaigns.invite.everybody') },
            ...lists.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={list}
          onChange={(event) => setList(event.currentTarget.value)}
        />
      ) : null}
    </div>
  );
}

interface PersonProps {
  card: CreatorCard;
  /** How far she is in the campaign; undefined when she is not in it. */
  standing: InvitedState | undefined;
  isPicked: boolean;
  toggle: FoundProps['toggle'];
}

function Person({ card, standing, isPicked, toggle }: PersonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { followers } = card;
  const audience = followers === null ? '' : `${t('campaigns.one.followers')}: ${format.number(followers, true)}`;
  return (
    <>
      <Checkbox
        label={card.displayName}
        description={[format.country(card.country), audience].filter(Boolean).join(' · ')}
        checked={isPicked}
        disabled={standing?.mayInvite === false}
        onChange={() => toggle(card.id)}
      />
      {standing ? <StateBadge kind="collaboration" state={standing.state} /> : null}
    </>
  );
}
