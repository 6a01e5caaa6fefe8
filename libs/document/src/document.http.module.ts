import { Module } from '@nestjs/common';
import './document.labels.js';
import './document.messages.js';
import { DrawingOffice } from './drawing-office.js';
import { DrawnDocuments } from './drawn-documents.js';
import { DocumentController } from './http/document.controller.js';
import { PublicDocumentController } from './http/public-document.controller.js';

/** The papers of a finance officer, and the lists that everybody may print. */
@Module({
  controllers: [DocumentController, PublicDocumentController],
  providers: [{ provide: DrawingOffice, useFactory: () => DrawingOffice.open() }, DrawnDocuments],
})
export class DocumentHttpModule {}
