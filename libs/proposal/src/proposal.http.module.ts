import { Module } from '@nestjs/common';
import { fileController } from '#file';
import './proposal.labels.js';
import { PartnerController } from './http/partner.controller.js';
import { ProposalController } from './http/proposal.controller.js';
import { PublicProposalController } from './http/proposal.public.controller.js';
import { proposalFiles } from './proposal-files.js';

const ProposalFileController = fileController({
  things: 'proposals',
  policy: proposalFiles,
  zh: '揭榜申请附件',
  en: 'attachments of a proposal',
});

@Module({ controllers: [PartnerController, ProposalController, ProposalFileController, PublicProposalController] })
export class ProposalHttpModule {}
