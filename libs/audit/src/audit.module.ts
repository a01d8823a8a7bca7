import { Module } from '@nestjs/common';
import { AuditLogService } from './entry/audit-log.service.js';
import { SealService } from './seal/seal.service.js';

const services = [AuditLogService, SealService];

@Module({ providers: services, exports: services })
export class AuditModule {}
