import { Questions } from './questions.tsx';

/** Cases about her own account, in the creator's portal. */
export const QuestionsPage = () => <Questions />;
