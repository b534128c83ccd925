import type { Template } from './template.ts';

const day = (at: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);

type Outcome = 'clear' | 'warn' | 'pause' | 'hold' | 'reverse' | 'suspend' | 'ban';

const OUTCOMES_EN: Record<Outcome, string> = {
  clear: 'Everything is in order. What was on hold is let go.',
  warn: 'This is a warning. What was on hold is let go.',
  pause:
    'Your links to the brands concerned are paused: they lead nowhere until you put it right and a reviewer has looked, or until your objection is upheld. Tell us on the page below when it is done.',
  hold: 'The money concerned stays on hold until the question is settled. Everything else is paid as always.',
  reverse: 'The commissions concerned were taken back. Everything else stays yours.',
  suspend: 'Your account is suspended, and the money concerned stays on hold.',
  ban: 'Your account was closed, and the commissions concerned were taken back.',
};
const OUTCOMES_RU: Record<Outcome, string> = {
  clear: 'Всё в порядке. Удержанное отпущено.',
  warn: 'Это предупреждение. Удержанное отпущено.',
  pause:
    'Ваши ссылки на бренды, о которых идёт речь, приостановлены: они никуда не ведут, пока вы не исправите публикации и проверяющий не посмотрит на них или пока ваше возражение не примут. Когда исправите, сообщите об этом на странице по ссылке.',
  hold: 'Деньги, о которых идёт речь, остаются на удержании, пока вопрос не решён. Всё остальное выплачивается как обычно.',
  reverse: 'Комиссии, о которых идёт речь, отменены. Всё остальное остаётся вашим.',
  suspend: 'Ваш аккаунт приостановлен, а деньги, о которых идёт речь, остаются на удержании.',
  ban: 'Ваш аккаунт закрыт, а комиссии, о которых идёт речь, отменены.',
};

interface Decided {
  programme: string;
  outcome: Outcome;
  /** As the reviewer wrote it. */
  reason: string;
  /** Until when she can object; null where there is nothing to object to. */
  appealUntil: Date | null;
}

const caseDecided: Template<Decided> = {
  en: ({ programme, outcome, reason, appealUntil }) => ({
    subject: `A decision about your ${programme} account`,
    paragraphs: [
      OUTCOMES_EN[outcome],
      `The reason: ${reason}`,
      ...(appealUntil
        ? [
            `You do not agree? You can object until ${day(appealUntil, 'en')}. Somebody who had no part in this answers.`,
          ]
        : []),
    ],
    action: { label: 'Read what was found', path: '/questions' },
  }),
  ru: ({ programme, outcome, reason, appealUntil }) => ({
    subject: `Решение по вашему аккаунту в ${programme}`,
    paragraphs: [
      OUTCOMES_RU[outcome],
      `Причина: ${reason}`,
      ...(appealUntil
        ? [
            `Не согласны? Возразить можно до ${day(appealUntil, 'ru')} включительно. Ответит тот, кто не участвовал в этом решении.`,
          ]
        : []),
    ],
    action: { label: 'Прочитать, что обнаружено', path: '/questions' },
  }),
};

interface Undone {
  programme: string;
  reason: string;
}

const decisionUndone: Template<Undone> = {
  en: ({ programme, reason }) => ({
    subject: `A decision about your ${programme} account was taken back`,
    paragraphs: [
      'The decision we wrote to you about is taken back, and the question is open again.',
      `The reason: ${reason}`,
    ],
    action: { label: 'See where it stands', path: '/questions' },
  }),
  ru: ({ programme, reason }) => ({
    subject: `Решение по вашему аккаунту в ${programme} отозвано`,
    paragraphs: ['Решение, о котором мы писали, отозвано, и вопрос снова открыт.', `Причина: ${reason}`],
    action: { label: 'Посмотреть, как обстоят дела', path: '/questions' },
  }),
};

interface Received {
  programme: string;
}

const appealReceived: Template<Received> = {
  en: ({ programme }) => ({
    subject: `${programme} has your objection`,
    paragraphs: [
      'A reviewer who had no part in the decision reads it and answers. Nothing is taken meanwhile, and you need not do anything.',
    ],
    action: { label: 'See where it stands', path: '/questions' },
  }),
  ru: ({ programme }) => ({
    subject: `${programme}: возражение получено`,
    paragraphs: [
      'Его прочитает проверяющий, который не участвовал в решении, и ответит. До ответа ничего не меняется, и делать ничего не нужно.',
    ],
    action: { label: 'Посмотреть, как обстоят дела', path: '/questions' },
  }),
};

interface Answered {
  programme: string;
  granted: boolean;
  reason: string;
}

const appealAnswered: Template<Answered> = {
  en: ({ programme, granted, reason }) => ({
    subject: `An answer to your objection at ${programme}`,
    paragraphs: [
      granted
        ? 'You were right: the decision was taken back, and the money concerned is let go.'
        : 'Another reviewer looked into it anew. The decision stands.',
      `The reason: ${reason}`,
    ],
    action: { label: 'Read the answer', path: '/questions' },
  }),
  ru: ({ programme, granted, reason }) => ({
    subject: `Ответ на ваше возражение в ${programme}`,
    paragraphs: [
      granted
        ? 'Вы были правы: решение отменено, а удержанные деньги отпущены.'
        : 'Другой проверяющий рассмотрел всё заново. Решение остаётся в силе.',
      `Причина: ${reason}`,
    ],
    action: { label: 'Прочитать ответ', path: '/questions' },
  }),
};

export const trustTemplates = {
  'case-decided': caseDecided,
  'decision-undone': decisionUndone,
  'appeal-received': appealReceived,
  'appeal-answered': appealAnswered,
};
