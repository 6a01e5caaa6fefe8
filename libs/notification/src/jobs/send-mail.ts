import type { ExternalServices } from '#platform/jobs';
import { claimMail, giveUp, markSent, releaseClaim, type ClaimedMail } from '../mail-delivery.repository.js';
import { digestOf, mailAbout } from '../mail/mail-content.js';
import { Mailer, MailRefused, type Mail } from '../mail/mailer.js';

/**
 * Sends one mail: claim, send, record, each outside the others' transactions. What fails is tried again by the outbox,
 * at growing distances and in the end parked. When the answer of the server is lost, a second copy goes out under the
 * same Message-ID; SMTP can promise no more.
 */
export async function sendMail(services: ExternalServices, mailId: string, portalUrl: string): Promise<void> {
  const claimed = await services.unit((tx) => claimMail(tx, mailId));
  if (claimed === null) return;
  if (claimed === 'busy') throw new Error('another worker is sending this mail');
  if (claimed.isDisabled) return services.unit((tx) => giveUp(tx, mailId, 'disabled'));
  if (claimed.address === null) return services.unit((tx) => giveUp(tx, mailId, 'no_address'));
  try {
    await services.port(Mailer).send(messageOf(claimed, claimed.address, portalUrl));
  } catch (error) {
    if (error instanceof MailRefused) return services.unit((tx) => giveUp(tx, mailId, 'refused'));
    await services.unit((tx) => releaseClaim(tx, mailId));
    throw error;
  }
  await services.unit((tx) => markSent(tx, mailId));
}

function messageOf(claimed: ClaimedMail, to: string, portalUrl: string): Mail {
  const { id, language, digestOn, told, count } = claimed;
  const [first] = told;
  if (!first) throw new Error('a mail about nothing');
  const content =
    digestOn === null
      ? mailAbout(first, language, portalUrl)
      : digestOf({ day: digestOn, told, count }, language, portalUrl);
  return { ...content, to, messageId: `<${id}@${new URL(portalUrl).hostname}>` };
}
