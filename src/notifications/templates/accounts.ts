import type { Template } from './template.ts';

interface Code {
  programme: string;
  code: string;
  minutes: number;
}

const emailCode: Template<Code> = {
  en: ({ programme, code, minutes }) => ({
    subject: `${code} is your ${programme} code`,
    paragraphs: [
      `Type this code in ${programme} to confirm that this address is yours. It is good for ${minutes} minutes.`,
      'You did not ask for it? Then somebody typed your address by mistake; do nothing, and give the code to nobody.',
    ],
    code,
  }),
  ru: ({ programme, code, minutes }) => ({
    subject: `${code} — ваш код ${programme}`,
    paragraphs: [
      `Введите этот код в ${programme}, чтобы подтвердить, что адрес ваш. Код действует ${minutes} минут.`,
      'Вы не запрашивали код? Значит, кто-то ввёл ваш адрес по ошибке: ничего не делайте и никому не сообщайте код.',
    ],
    code,
  }),
};

interface AddressChange {
  programme: string;
  email: string;
}

const emailChanged: Template<AddressChange> = {
  en: ({ programme, email }) => ({
    subject: `Your ${programme} address was changed`,
    paragraphs: [
      `Mail from ${programme} now goes to ${email}. Every other session of yours was signed out.`,
      'It was not you? Sign in with your network, put the address back and sign out everywhere.',
    ],
    action: { label: 'Check your account', path: '/account' },
  }),
  ru: ({ programme, email }) => ({
    subject: `Ваш адрес в ${programme} изменён`,
    paragraphs: [
      `Письма ${programme} теперь приходят на ${email}. Все остальные ваши сеансы завершены.`,
      'Это были не вы? Войдите через свою соцсеть, верните прежний адрес и выйдите на всех устройствах.',
    ],
    action: { label: 'Проверить аккаунт', path: '/account' },
  }),
};

interface NetworkChange {
  programme: string;
  /** The network's name as it writes itself. */
  network: string;
  /** What the account is called there. */
  account: string;
}

const identityLinked: Template<NetworkChange> = {
  en: ({ programme, network, account }) => ({
    subject: `${network} was linked to your ${programme} account`,
    paragraphs: [
      `${account} at ${network} can sign in to your account from now on.`,
      'It was not you? Unlink it at once and sign out everywhere.',
    ],
    action: { label: 'Check your account', path: '/account' },
  }),
  ru: ({ programme, network, account }) => ({
    subject: `${network} привязан к вашему аккаунту ${programme}`,
    paragraphs: [
      `Теперь в ваш аккаунт можно войти через ${network}: ${account}.`,
      'Это были не вы? Сразу отвяжите его и выйдите на всех устройствах.',
    ],
    action: { label: 'Проверить аккаунт', path: '/account' },
  }),
};

const identityUnlinked: Template<NetworkChange> = {
  en: ({ programme, network, account }) => ({
    subject: `${network} was unlinked from your ${programme} account`,
    paragraphs: [
      `${account} at ${network} can no longer sign in to your account, and our access to it was given back.`,
      'It was not you? Sign in, link it again and sign out everywhere.',
    ],
    action: { label: 'Check your account', path: '/account' },
  }),
  ru: ({ programme, network, account }) => ({
    subject: `${network} отвязан от вашего аккаунта ${programme}`,
    paragraphs: [
      `Через ${network} (${account}) больше нельзя войти в ваш аккаунт, и мы отказались от доступа к нему.`,
      'Это были не вы? Войдите, привяжите его снова и выйдите на всех устройствах.',
    ],
    action: { label: 'Проверить аккаунт', path: '/account' },
  }),
};

export const accountTemplates = {
  'email-code': emailCode,
  'email-changed': emailChanged,
  'identity-linked': identityLinked,
  'identity-unlinked': identityUnlinked,
};
