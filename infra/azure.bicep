// Everything that the bot needs in one resource group: an identity, the web app, the tables, its registration with Teams, telemetry,
// and a key vault where a secret is left. Not compiled where it was written: see docs/not-verified.md.

@minLength(4)
@maxLength(20)
@description('Begins the name of every resource: lower-case letters and digits.')
param resourceBaseName string

@description('Where the resources are. Children’s data of English partnerships belong in the United Kingdom.')
param location string = resourceGroup().location

@maxLength(42)
@description('The name that people see.')
param botDisplayName string = 'Practice reviews'

@allowed(['UserAssignedMsi', 'SingleTenant'])
@description('How the bot proves who it is. The managed identity has no secret; take it unless you cannot.')
param botType string = 'UserAssignedMsi'

@description('Only for SingleTenant: the application id of the bot’s registration in Entra.')
param singleTenantAppId string = ''

@secure()
@description('Only for SingleTenant: its secret, which is kept in the key vault.')
param singleTenantAppSecret string = ''

@description('Tenants of partner agencies whose people may use the bot, with commas between them.')
param partnerTenants string = ''

@description('The partnership’s file inside the deployed package.')
param partnershipFile string = 'env/partnership.json'

@description('People who are added when the bot starts and does not know them: a file inside the package, or empty.')
param peopleFile string = ''

@allowed(['B2', 'S1', 'P0v3', 'P1v3'])
param appServiceSku string = 'P0v3'

@minValue(2)
@description('At least two, so that one may be restarted while a meeting goes on.')
param instances int = 2

@allowed(['Standard_ZRS', 'Standard_GZRS', 'Standard_RAGZRS', 'Standard_LRS'])
param storageSku string = 'Standard_GZRS'

@description('For how many days logs and figures are kept. They hold no case content.')
param logDays int = 90

var hasSecret = botType == 'SingleTenant'
var suffix = uniqueString(resourceGroup().id)
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${resourceBaseName}-identity'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${resourceBaseName}${suffix}', 24)
  location: location
  kind: 'StorageV2'
  sku: { name: storageSku }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
  }
}

// Before the web app, so that the bot can open its tables when it first starts.
resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${resourceBaseName}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${resourceBaseName}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = if (hasSecret) {
  name: take('${resourceBaseName}-${suffix}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (hasSecret) {
  parent: vault
  name: 'bot-password'
  properties: { value: singleTenantAppSecret }
}

resource mayReadSecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (hasSecret) {
  name: guid(resourceGroup().id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${resourceBaseName}-plan'
  location: location
  kind: 'linux'
  sku: { name: appServiceSku, capacity: instances }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: '${resourceBaseName}-app'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      alwaysOn: true
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      healthCheckPath: '/health'
      appCommandLine: 'npm start'
      numberOfWorkers: instances
      appSettings: concat(
        [
          { name: 'BOT_ID', value: hasSecret ? singleTenantAppId : identity.properties.clientId }
          { name: 'BOT_TYPE', value: botType }
          { name: 'TENANT_ID', value: tenant().tenantId }
          { name: 'PARTNER_TENANTS', value: partnerTenants }
          { name: 'TABLES_URL', value: 'https://${storage.name}.table.${environment().suffixes.storage}' }
          { name: 'TABLES_CLIENT_ID', value: identity.properties.clientId }
          { name: 'PARTNERSHIP_FILE', value: partnershipFile }
          { name: 'PEOPLE_FILE', value: peopleFile }
          { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
          { name: 'OTEL_SERVICE_NAME', value: 'practice-reviews' }
          // The package brings its modules; the site is read-only while it runs.
          { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
          { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
        ],
        hasSecret
          ? [{ name: 'BOT_PASSWORD', value: '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=bot-password)' }]
          : []
      )
    }
  }
  dependsOn: [mayUseTables]
}

module registration 'botRegistration/azurebot.bicep' = {
  name: 'bot-registration'
  params: {
    resourceBaseName: resourceBaseName
    botDisplayName: botDisplayName
    appId: hasSecret ? singleTenantAppId : identity.properties.clientId
    appType: hasSecret ? 'SingleTenant' : 'UserAssignedMSI'
    identityResourceId: hasSecret ? '' : identity.id
    tenantId: tenant().tenantId
    appDomain: app.properties.defaultHostName
  }
}

// The toolkit writes these into env/.env.{name}.
output AZURE_APP_SERVICE_RESOURCE_ID string = app.id
output BOT_ID string = hasSecret ? singleTenantAppId : identity.properties.clientId
output BOT_DOMAIN string = app.properties.defaultHostName
output TENANT_ID string = tenant().tenantId
output TABLES_URL string = 'https://${storage.name}.table.${environment().suffixes.storage}'
