export { advanceImports, dropStaleUploads, importsOpen } from './advance-imports.ts';
export { findImport as importOf } from './list-imports.ts';
export { findProducts, listProducts } from './list-products.ts';
export { loadProducts } from './load-products.ts';
export { catalogueEndpoints } from './routes.ts';
export { importFeed, uploadImport } from './start-import.ts';
