import { Module } from '@nestjs/common';
import './document.messages.js';
import { DrawingOffice } from './drawing-office.js';
import { DocumentController } from './http/document.controller.js';

/** The papers of a finance officer. */
@Module({
  controllers: [DocumentController],
  providers: [{ provide: DrawingOffice, useFactory: () => DrawingOffice.open() }],
})
export class DocumentHttpModule {}
