// The bot's registration, and its channel to Teams.

param resourceBaseName string
@maxLength(42)
param botDisplayName string
param appId string
@allowed(['UserAssignedMSI', 'SingleTenant'])
param appType string
@description('Empty for SingleTenant.')
param identityResourceId string
param tenantId string
param appDomain string
@allowed(['F0', 'S1'])
param sku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: resourceBaseName
  location: 'global'
  kind: 'azurebot'
  sku: { name: sku }
  properties: {
    displayName: botDisplayName
    endpoint: 'https://${appDomain}/api/messages'
    msaAppId: appId
    msaAppType: appType
    msaAppTenantId: tenantId
    msaAppMSIResourceId: empty(identityResourceId) ? null : identityResourceId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel' }
}
