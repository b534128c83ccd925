import { ActionIcon, Anchor, Button, FileButton } from '@mantine/core';
import { IconFileText, IconTrash, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BrandDocument, BrandProfile } from '../../../brands/applications/schemas.ts';
import { useAddDocument, useRemoveDocument } from '../../api/brands.ts';
import { completeList } from '../../api/list.ts';
import { type Column, DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';

const bytesPerKb = 1024;

/** The papers; more can be added at any time, and taken back until the brand is verified. */
export function Documents({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const open = brand.state === 'pending' || brand.state === 'rejected';
  return (
    <Section title={t('brand.papers.documents')} aside={<AddDocument brandId={brand.id} />} flush>
      <DocumentTable documents={brand.documents} {...(open ? { removeFrom: brand.id } : {})} />
    </Section>
  );
}

function AddDocument({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const add = useAddDocument(brandId);
  const send = (file: File | null) => {
    if (!file) return;
    add.mutate(file, {
      onSuccess: ({ name }) => void toast(t('brand.papers.documentAdded', { name })),
      onError: (error) => void toast(problemSentence(error, t), 'problem'),
    });
  };
  return (
    <FileButton onChange={send} accept="application/pdf,image/png,image/jpeg">
      {(props) => (
        <Button
          {...props}
          size="xs"
          variant="default"
          loading={add.isPending}
          leftSection={<IconUpload size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('brand.papers.addDocument')}
        </Button>
      )}
    </FileButton>
  );
}

interface DocumentTableProps {
  documents: BrandDocument[];
  /** The brand that may still take documents back. */
  removeFrom?: string;
  /** For a reader who cannot add one. */
  emptyHint?: string;
}

export function DocumentTable({ documents, removeFrom, emptyHint }: DocumentTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const kilobytes = (bytes: number) => `${format.number(Math.max(1, Math.round(bytes / bytesPerKb)))} KB`;
  const columns: Column<BrandDocument>[] = [
    {
      key: 'name',
      title: t('brand.papers.document'),
      grow: '60%',
      phone: 'title',
      render: ({ name, url }) => (
        <Anchor href={url} download={name}>
          {name}
        </Anchor>
      ),
    },
    { key: 'size', title: t('brand.papers.size'), align: 'end', render: ({ bytes }) => kilobytes(bytes) },
    { key: 'added', title: t('brand.papers.added'), render: ({ addedAt }) => <When at={addedAt} /> },
  ];
  const action: Column<BrandDocument> = {
    key: 'remove',
    title: t('brand.papers.actions'),
    align: 'end',
    phone: 'value',
    render: (document) => <RemoveDocument brandId={removeFrom ?? ''} document={document} />,
  };
  return (
    <DataTable
      label={t('brand.papers.documents')}
      list={completeList(documents)}
      columns={removeFrom ? [...columns, action] : columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={IconFileText}
          title={t('brand.papers.noDocuments')}
          body={emptyHint ?? t('brand.papers.noDocumentsHint')}
        />
      }
    />
  );
}

function RemoveDocument({ brandId, document }: { brandId: string; document: BrandDocument }) {
  const { t } = useTranslation();
  const remove = useRemoveDocument(brandId);
  const { name } = document;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={34}
      loading={remove.isPending}
      aria-label={t('brand.papers.removeDocument', { name })}
      onClick={() =>
        remove.mutate(document, {
          onSuccess: () => void toast(t('brand.papers.documentRemoved', { name })),
          onError: (error) => void toast(problemSentence(error, t), 'problem'),
        })
      }
    >
      <IconTrash size={17} stroke={1.7} aria-hidden="true" />
    </ActionIcon>
  );
}
