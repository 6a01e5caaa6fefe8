import { Module } from '@nestjs/common';
import './proposal.labels.js';
import { PartnerController } from './http/partner.controller.js';
import { ProposalController } from './http/proposal.controller.js';
import { PublicProposalController } from './http/proposal.public.controller.js';

@Module({ controllers: [PartnerController, ProposalController, PublicProposalController] })
export class ProposalHttpModule {}
