import { Questions } from '../../creator/questions/questions.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import classes from '../apply/apply.module.css';

/** The same questions for who has no portal any more: suspended and banned creators may object, too. */
export function PublicQuestionsPage() {
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <Questions />
      </div>
    </PublicFrame>
  );
}
