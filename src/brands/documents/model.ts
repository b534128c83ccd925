import { defineModel } from '../../kit/model.ts';
import type { DocumentType } from '../applications/schemas.ts';

export interface DocumentRecord {
  /** Also the id of its bytes in GridFS. */
  _id: string;
  brandId: string;
  name: string;
  type: DocumentType;
  bytes: number;
  sha256: string;
  addedBy: string;
  addedAt: Date;
}

/** Papers of brands; their bytes lie in GridFS (`brand_files`). A handful a brand: not sharded. */
export const brandDocuments = defineModel<DocumentRecord>(
  'brand_documents',
  { brandId: String, name: String, type: String, bytes: Number, sha256: String, addedBy: String, addedAt: Date },
  [{ keys: { brandId: 1, _id: 1 } }],
);
