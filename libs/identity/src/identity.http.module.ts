import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { ActorResolver, Config } from '#platform';
import { AuthController } from './http/auth.controller.js';
import { IdentityController } from './http/identity.controller.js';
import { OwnEmailController } from './http/own-email.controller.js';
import { LocalStrategy } from './http/local.strategy.js';
import { SessionActorResolver } from './session-actor-resolver.js';

@Global()
@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: (config: Config) => ({ secret: config.JWT_SECRET, signOptions: { algorithm: 'HS256' } }),
    }),
  ],
  controllers: [AuthController, OwnEmailController, IdentityController],
  providers: [LocalStrategy, { provide: ActorResolver, useClass: SessionActorResolver }],
  exports: [ActorResolver],
})
export class IdentityHttpModule {}
